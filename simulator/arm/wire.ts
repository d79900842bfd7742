/** A model of the SDK as it travels: dates are text, and what is unset is an explicit null. */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> | null }
      : T;
