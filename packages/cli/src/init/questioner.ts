import { type Messages, OmError } from "@intune-om/core";
import type { Ask, AskHelp } from "../action.ts";

/** Asks until there is an answer that will do. */
export interface Questioner {
  /** @param optional Whether an empty answer will do. */
  line(question: string, options?: LineOptions): Promise<string>;
  /** The value of one choice. */
  one(question: string, choices: readonly Choice[], initial?: string): Promise<string>;
  /** The values of any number of choices. */
  some(question: string, choices: readonly Choice[]): Promise<readonly string[]>;
  yes(question: string): Promise<boolean>;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface LineOptions {
  readonly initial?: string;
  readonly optional?: boolean;
  /** Why a text will not do; null when it will. */
  refuse?(text: string): string | null;
}

/** @throws OmError `init.stopped` when the person wants to stop. */
export function createQuestioner(ask: Ask, messages: Messages): Questioner {
  const { init } = messages.plan;
  const { yes, no } = messages.labels;
  const answerTo = async (question: string, help: AskHelp): Promise<string> => {
    let told = question;
    for (;;) {
      const answer = await ask(told, help);
      if (answer === null) throw stopped();
      const refusal = help.refuse?.(answer) ?? null;
      if (refusal === null) return answer.trim();
      told = `${refusal} ${question}`;
    }
  };
  const among = (choices: readonly Choice[]) => (answer: string) =>
    valuesOf(answer).every((value) => choices.some((choice) => choice.value === value)) ? null : "?";
  return {
    line: (question, { initial, optional = false, refuse } = {}) =>
      answerTo(optional ? `${question} ${init.ask.optional}` : question, {
        ...(initial === undefined ? {} : { initial }),
        refuse: (text) => {
          if (text.trim() === "") return optional ? null : init.refusal.empty;
          return refuse?.(text.trim()) ?? null;
        },
      }),
    one: (question, choices, initial) =>
      answerTo(question, { choices, ...(initial === undefined ? {} : { initial }), refuse: among(choices) }),
    some: async (question, choices) =>
      valuesOf(
        await answerTo(`${question} ${init.ask.several}`, { choices, several: true, refuse: among(choices) }),
      ),
    yes: async (question) => {
      const choices = [
        { value: "no", label: no },
        { value: "yes", label: yes },
      ];
      return (await answerTo(question, { choices, refuse: among(choices) })) === "yes";
    },
  };
}

function valuesOf(answer: string): readonly string[] {
  return answer
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

function stopped(): OmError {
  return new OmError("stopped before the last question; nothing was written", {
    code: "init.stopped",
    hint: "Begin again, or write the answers into a file: `intune-om init --print-answers`, then --answers FILE.",
  });
}
