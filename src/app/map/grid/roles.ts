/** Roles of the parts of the grid, said aloud: some browsers forget what a row or cell is once it has a place of its own. */
export const asGrid = { role: 'grid' } as const;
export const asRows = { role: 'rowgroup' } as const;
export const asRow = { role: 'row' } as const;
export const asCell = { role: 'gridcell' } as const;
export const asColumnHead = { role: 'columnheader' } as const;
export const asRowHead = { role: 'rowheader' } as const;
