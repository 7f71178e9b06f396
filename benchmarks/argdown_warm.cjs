// What Argdown's parser and model builder take in a process that has run them before, in seconds
// of CPU: node argdown_warm.cjs FOLDER FILE REPEAT, where FOLDER holds node_modules.
const { readFileSync } = require("fs");
const [folder, file, repeat] = process.argv.slice(2);
const { argdown } = require(`${folder}/node_modules/@argdown/core/dist/argdown.js`);
const input = readFileSync(file, "utf8");
const taken = [];
let statements = 0;
for (let turn = 0; turn <= Number(repeat); turn++) {
  const start = process.cpuUsage();
  const read = argdown.run({ process: ["parse-input", "build-model"], input });
  const used = process.cpuUsage(start);
  statements = Object.keys(read.statements).length;
  if (turn > 0) taken.push((used.user + used.system) / 1e6);
}
console.log(JSON.stringify({ statements, taken }));
