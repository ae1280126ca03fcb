import * as fc from "fast-check";
import { hostileText } from "./hostile-text.ts";

/** Pieces that have broken writers of markup, workbooks or mail: tags, formulas, addresses, headers, controls. */
const ATTACKS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</style></title></svg>-->",
  "\"' onclick='x' \"",
  "]]>",
  "{{constructor}}{{{x}}}",
  "${7*7}",
  "&lt;&amp;&#60;",
  '=HYPERLINK("http://evil.example")',
  "+1",
  "-1",
  "@SUM(1)",
  "_x0041_",
  "javascript:alert(1)",
  "data:text/html,<b>",
  "https://example.com/?a=1&b='\"<>",
  "mailto:a@b.example,c@d.example",
  "cid:chart-1",
  "\r\nBcc: evil@x.example",
  "\u0000\u0007\u001B[31m",
  "\u202Eevil\u202C\u2066",
  "日本語 한국어",
  "x".repeat(400),
  "Å ".repeat(200),
] as const;

/** Texts made of such pieces, and of any characters at all. */
export const attackText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ATTACKS) }, { weight: 1, arbitrary: hostileText }),
    {
      maxLength: 4,
    },
  )
  .map((pieces) => pieces.join(" "));
