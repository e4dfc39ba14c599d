/** Exports of people's own data: everything that they may read, in one sealed file. */
import type { DataExport, DataExports } from '@huntzen/records/contracts';
import { until } from '../client.ts';
import type { Drill } from '../context.ts';

/** The exports of an employee and of a practitioner, ready. */
export async function plantExport(drill: Drill): Promise<void> {
  for (const name of ['employee', 'practitioner'] as const) {
    const { password } = drill.people;
    const { id } = await drill.tell<DataExport>(name, 'POST', '/api/my/exports', { password });
    drill.ids.set(`export of the ${name}`, id);
    const isReady = async () => {
      const { exports } = await drill.tell<DataExports>(name, 'GET', '/api/my/exports');
      return exports[0]?.state === 'ready';
    };
    await until(isReady, 'an export', 60_000);
  }
}
