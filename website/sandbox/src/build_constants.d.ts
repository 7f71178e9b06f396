/** What Pyodide wants to know of its own version; from its list of packages, none of which is used. */
declare const PYODIDE_INFO: Record<string, string>;

/** Which build this is: the frame of another one may not understand what this one draws. */
declare const BUILD: string;

/** How many bytes python.bin unpacks to. */
declare const PYTHON_BYTES: number;

/** The hashes of the files of this build, by their paths; for the service worker. */
declare const BUILT_FILES: Record<string, string>;

/** Text files that are bundled as they are. */
declare module "*.argmap" {
  const text: string;
  export default text;
}
