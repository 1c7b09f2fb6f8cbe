/** How many levels of maps below maps still help their readers. */
export const levelsShown = 3;
