import { isCancel, multiselect, select, text } from "@clack/prompts";
import type { Ask, AskHelp } from "../action.ts";

/**
 * Asks at the terminal, with lists to choose from where there are choices. The library's own
 * instructions are left out: they are in one language.
 */
export const askAtTerminal: Ask = async (message, help = {}) => {
  const { choices } = help;
  if (choices === undefined) return askForText(message, help);
  const options = choices.map(({ value, label }) => ({ value, label }));
  if (help.several === true) {
    const answer = await multiselect({ message, options, required: false, showInstructions: false });
    return isCancel(answer) ? null : answer.join(",");
  }
  const first = help.initial === undefined ? {} : { initialValue: help.initial };
  const answer = await select({ message, options, showInstructions: false, ...first });
  return isCancel(answer) ? null : answer;
};

async function askForText(message: string, { initial, refuse }: AskHelp): Promise<string | null> {
  const answer = await text({
    message,
    ...(initial === undefined ? {} : { initialValue: initial }),
    validate: (value) => refuse?.(value ?? "") ?? undefined,
  });
  return isCancel(answer) ? null : (answer ?? "");
}
