/** What the plantings work with, and what they leave for those that search. */
import { Canaries } from './canary.ts';
import { call, mustCall, type CallOptions, type Reply } from './client.ts';
import { protectedFields, type FieldName, type PublicWord } from './fields.ts';
import { createPeople, panelNames, type DrillPeople, type DrillPerson, type PersonName } from './people.ts';
import type { DrilledProduct } from './product.ts';
import type { Receiver } from './receiver.ts';

/** A drill that is going on. */
export class Drill {
  readonly product: DrilledProduct;
  readonly canaries: Canaries;
  readonly people: DrillPeople;
  /** Ids that plantings made, for addresses of the API: consultations, files, documents. */
  readonly ids = new Map<string, string>();
  /** Where webhooks go. */
  readonly receiver: Receiver;
  /** Everything that was sent in order to be refused, and answered. */
  readonly refusals: { route: string; bytes: Buffer }[] = [];

  private constructor(product: DrilledProduct, canaries: Canaries, people: DrillPeople, receiver: Receiver) {
    this.product = product;
    this.canaries = canaries;
    this.people = people;
    this.receiver = receiver;
  }

  /** Makes the people of a drill. */
  static async begin(product: DrilledProduct, receiver: Receiver): Promise<Drill> {
    const canaries = new Canaries();
    const people = await createPeople(product, canaries.plant('first name', 'public'));
    return new Drill(product, canaries, people, receiver);
  }

  /** A new canary of a protected field. */
  word(field: FieldName): string {
    return this.canaries.plant(field, protectedFields[field].standing);
  }

  /** A word that the product itself made, or of a shape of its own. */
  own(field: FieldName, word: string): string {
    return this.canaries.add(field, protectedFields[field].standing, word);
  }

  /** A new public word. */
  publicWord(field: PublicWord): string {
    return this.canaries.plant(field, 'public');
  }

  /** Somebody who signed in. */
  person(name: Exclude<PersonName, 'visitor'>): DrillPerson {
    const { site, panel } = this.people;
    return (panelNames as string[]).includes(name)
      ? panel[name as keyof typeof panel]
      : site[name as keyof typeof site];
  }

  /** Calls the API as somebody, whatever it answers. */
  ask<Data = unknown>(
    who: PersonName,
    method: string,
    path: string,
    options: CallOptions = {},
  ): Promise<Reply<Data>> {
    const token = who === 'visitor' ? undefined : this.person(who).token;
    return call<Data>(this.product.cmsUrl, method, path, { token, ...options });
  }

  /** Calls the API as somebody. @throws DrillCallError unless it went well. */
  tell<Data = unknown>(who: PersonName, method: string, path: string, body?: unknown): Promise<Data> {
    const token = who === 'visitor' ? undefined : this.person(who).token;
    return mustCall<Data>(this.product.cmsUrl, method, path, { token, body });
  }

  /** An id that a planting left. @throws Error when there is none. */
  id(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`nothing was planted as ${name}`);
    return id;
  }
}
