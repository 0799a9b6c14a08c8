/** What the fields of an event can hold. */
export type Leaf = string | number | boolean | null;
