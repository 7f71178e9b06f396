// Drawing a map by the program argmap, which ARGMAP names where it is not on the PATH.
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { load } from "./modules.mjs";

const { draw } = await load("drawing");
const { page } = await load("page");
const { INSTALL, MissingProgram, run } = await load("program");

const ARGMAP = process.env.ARGMAP ?? "argmap";
const there = await run(ARGMAP, ["--version"], "").then(
  ({ code }) => code === 0,
  () => false,
);
const wants = { skip: there ? false : "argmap is not installed; name it in ARGMAP" };

const folder = mkdtempSync(join(tmpdir(), "argmap-"));
after(() => rmSync(folder, { recursive: true }));

function manner(path, rest = {}) {
  return { path, name: "mill.argmap", folder, direction: "lr", theme: "light", ...rest };
}

const never = new AbortController().signal;

test("a map becomes an SVG", wants, async () => {
  const drawn = await draw("map: M\n\nthesis t: It lasts – 漢.\n", manner(ARGMAP), never);
  assert.match(drawn.svg, /^<svg [^]*<\/svg>\s*$/);
  assert.match(drawn.svg, /漢/);
});

test("the theme and the direction are those that were asked for", wants, async () => {
  const text = "map: M\n\nthesis t: It lasts.\n  claim: It has one centre.\n";
  const dark = await draw(text, manner(ARGMAP, { theme: "dark" }), never);
  const down = await draw(text, manner(ARGMAP, { direction: "tb" }), never);
  const plain = await draw(text, manner(ARGMAP), never);
  assert.equal(new Set([dark.svg, down.svg, plain.svg]).size, 3);
});

test("a broken map gives its problems with their lines", wants, async () => {
  const drawn = await draw("map: M\n\nclaime t: It lasts.\n", manner(ARGMAP), never);
  assert.match(drawn.problem, /^mill\.argmap:3:1: error: there is no kind 'claime' \[unknown-kind\]/);
  assert.ok(!drawn.problem.includes("\x1b"));
});

test("a program that is missing is named, with the line that installs it", async () => {
  const drawn = await draw("", manner(join(folder, "no-such")), never);
  assert.match(drawn.problem, /no-such' \(there is no such program\)/);
  assert.ok(drawn.problem.includes(INSTALL));
  await assert.rejects(run(join(folder, "no-such"), [], ""), MissingProgram);
});

/** A program of one's own in argmap's place. */
function program(name, code) {
  const path = join(folder, name);
  writeFileSync(path, `#!${process.execPath}\n${code}\n`);
  chmodSync(path, 0o755);
  return path;
}

const posix = { skip: process.platform === "win32" && "scripts are no programs there" };

test("a program that fails without a word is told of", posix, async () => {
  const drawn = await draw("", manner(program("fails", "process.exit(3)")), never);
  assert.deepEqual(drawn, { problem: "argmap exited with code 3 and gave no reason" });
});

test("a drawing that is given up is stopped and shows nothing", posix, async () => {
  const path = program("hangs", "setInterval(() => {}, 1000)");
  const giving = new AbortController();
  const drawing = draw("", manner(path), giving.signal);
  setTimeout(() => giving.abort(), 100);
  assert.equal(await drawing, undefined);
});

test("a program that takes too long is stopped and told of", posix, async () => {
  const path = program("hangs-too", "setInterval(() => {}, 1000)");
  const outcome = await run(path, [], "", folder, undefined, 0.2);
  assert.deepEqual(outcome, { code: null, out: "", err: "argmap did not finish within 0.2 seconds" });
});

test("a program that does not read what it is given does no harm", posix, async () => {
  const path = program("deaf", "process.stdin.destroy(); process.exit(1)");
  const outcome = await run(path, [], "x".repeat(5_000_000));
  assert.equal(outcome.code, 1);
});

test("the page lets in its own two files and nothing else", () => {
  const made = page({ source: "vscode:", script: "vscode:/preview.js", style: "vscode:/preview.css" });
  const [, policy] = made.match(/Content-Security-Policy" content="([^"]+)"/);
  assert.match(policy, /^default-src 'none'; /);
  assert.ok(!/unsafe|https?:|\*/.test(policy));
  assert.match(policy, /script-src vscode:;/);
  assert.ok(!/<script(?![^>]* src=)/.test(made), "no script within the page");
});

test("the manifest names files that are there, and its snippets are read", () => {
  const root = new URL("../", import.meta.url);
  const { contributes, license } = JSON.parse(readFileSync(new URL("package.json", root)));
  const files = [
    ...contributes.grammars.map((one) => one.path),
    ...contributes.snippets.map((one) => one.path),
    ...contributes.languages.map((one) => one.configuration),
  ];
  for (const file of files) JSON.parse(readFileSync(new URL(file, root)));
  assert.equal(license, "Apache-2.0");
});
