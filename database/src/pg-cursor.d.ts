/** The part of pg-cursor that is used here; the package has no types of its own. */
declare module 'pg-cursor' {
  import type { Submittable, Connection } from 'pg';

  export default class Cursor<Row> implements Submittable {
    constructor(text: string, values?: readonly unknown[]);
    submit(connection: Connection): void;
    /** The next rows, at most that many; none once the query has ended. */
    read(count: number): Promise<Row[]>;
  }
}
