import { writeFileSync } from "node:fs";
import { deriveContract } from "./contract.ts";

// Run it after a change of paths or kinds, with Microsoft's metadata beside the checkout, and format the result.
const file = new URL("../graph-contract.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(deriveContract(), null, 2)}\n`);
process.stdout.write(`${file.pathname}\n`);
