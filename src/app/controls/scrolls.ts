/** Marks a frame that scrolls: it has to be reachable by keyboard, or half of what it holds is not. */
export const scrolls = { tabIndex: 0 } as const;
