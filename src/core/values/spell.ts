/** Writes names of inputs and outputs as the user of the host does. Texts hold them in backticks, as GitHub writes them. */
export type Spell = (text: string) => string;

export const asOnGitHub: Spell = (text) => text;

/** An input with its value, in a text. */
export const setting = (name: string, value: string): string => `\`${name}: ${value}\``;
