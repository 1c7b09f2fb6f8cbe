/** The first rows of a file as they stand in it, each column under a head that says what it was taken for. */
import type { ReactNode } from 'react';

interface Column {
  readonly name: string;
  readonly role: string;
}

export function RawRows<One extends Column>(props: {
  columns: readonly One[];
  rows: readonly (readonly string[])[];
  /** What stands in the head of a column besides its name. */
  choose: (column: One) => ReactNode;
  more: (column: One) => ReactNode;
}) {
  return (
    <table className="raw-rows">
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th scope="col" key={column.name} data-role={column.role}>
              {props.choose(column)}
              <span className="raw-name">{column.name}</span>
              {props.more(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row, index) => (
          // Rows of a file have no name of their own but their line.
          <tr key={`line-${index + 1}`}>
            {props.columns.map((column, at) => (
              <td key={column.name} data-role={column.role}>
                {row[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
