// Commands of argmap, which the preview worker runs, and what else it is asked about files.

import { fromBase64, toBase64 } from "./base64";
import { inPage } from "./page_words";
import type { Content } from "./project";

/** What a command did: its exit code, what it printed, and the files that it wrote. */
export interface Outcome {
  readonly code: number;
  readonly output: Uint8Array<ArrayBuffer>;
  /** The output as text. */
  readonly text: string;
  readonly messages: string;
  readonly files: Readonly<Record<string, Uint8Array | null>>;
}

/** A format of the catalogue, as format_list.py tells it. */
export interface Format {
  readonly name: string;
  readonly title: string;
  readonly suffixes: readonly string[];
  readonly is_read: boolean;
  readonly is_written: boolean;
  readonly has_standard_form: boolean;
}

/** A source, with its paragraphs as argmap counts them. */
export interface SourceText {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly published: string;
  readonly paragraphs: readonly string[];
}

/** Where in a map a citation goes; see reading.py. */
export interface CitationPlace {
  readonly after: number;
  readonly empty: number | null;
  readonly indent: number;
  readonly label: string;
  readonly with_id: boolean;
  readonly header: number | null;
}

type Call = (name: string, ...given: unknown[]) => Promise<string | Uint8Array>;

export class Commands {
  private known: Promise<readonly Format[]> | null = null;

  constructor(private readonly call: Call) {}

  /** Run a command in the folder of the project, or in a folder of its own with the files `scratch`. */
  async run(given: readonly string[], scratch: Readonly<Record<string, Content>> | null = null): Promise<Outcome> {
    const files = scratch && Object.fromEntries(Object.entries(scratch).map(([name, content]) => [name, toBase64(content)]));
    const told = (await this.ask("run", JSON.stringify({ arguments: given, scratch: files }))) as {
      code: number; output: string; messages: string; files: Record<string, string | null>;
    };
    const output = fromBase64(told.output);
    const written = Object.entries(told.files).map(([name, data]) => [name, data === null ? null : fromBase64(data)]);
    return { ...told, messages: inPage(told.messages), output, text: new TextDecoder().decode(output), files: Object.fromEntries(written) };
  }

  /** All formats that argmap reads or writes. */
  formats(): Promise<readonly Format[]> {
    this.known ??= this.ask("formats") as Promise<readonly Format[]>;
    this.known.catch(() => (this.known = null));
    return this.known;
  }

  sourceText(id: string): Promise<SourceText> {
    return this.ask("source_text", id) as Promise<SourceText>;
  }

  citationPlace(map: string, line: number, source: string): Promise<CitationPlace> {
    return this.ask("citation_place", map, line, source) as Promise<CitationPlace>;
  }

  private async ask(name: string, ...given: unknown[]): Promise<unknown> {
    return JSON.parse(String(await this.call(name, ...given)));
  }
}
