/** The largest flow through a network of whole capacities (Dinic's algorithm). */

/** A network between a source and a sink; edges are named by the number that `connect` answers. */
export class Network {
  private readonly heads: number[][] = [];
  private readonly targets: number[] = [];
  private readonly capacities: number[] = [];
  private levels: number[] = [];
  private next: number[] = [];

  /** Adds a node and answers its number. */
  addNode(): number {
    return this.heads.push([]) - 1;
  }

  /** Adds an edge and answers its number. */
  connect(from: number, to: number, capacity: number): number {
    const edge = this.targets.push(to, from) - 2;
    this.capacities.push(capacity, 0);
    this.heads[from]?.push(edge);
    this.heads[to]?.push(edge + 1);
    return edge;
  }

  /** What flows through an edge. */
  flowOf(edge: number): number {
    return this.capacities[edge + 1] ?? 0;
  }

  /** Sends as much as fits from the source to the sink and answers how much that is. */
  fill(source: number, sink: number): number {
    let total = 0;
    while (this.reaches(source, sink)) {
      this.next = this.heads.map(() => 0);
      for (;;) {
        const sent = this.send(source, sink, Infinity);
        if (sent === 0) break;
        total += sent;
      }
    }
    return total;
  }

  private reaches(source: number, sink: number): boolean {
    this.levels = this.heads.map(() => -1);
    this.levels[source] = 0;
    const queue = [source];
    for (const node of queue) {
      for (const edge of this.heads[node] ?? []) {
        const target = this.targets[edge] as number;
        if ((this.capacities[edge] as number) <= 0 || this.levels[target] !== -1) continue;
        this.levels[target] = (this.levels[node] as number) + 1;
        queue.push(target);
      }
    }
    return this.levels[sink] !== -1;
  }

  private send(node: number, sink: number, most: number): number {
    if (node === sink) return most;
    const edges = this.heads[node] as number[];
    for (; (this.next[node] as number) < edges.length; this.next[node] = (this.next[node] as number) + 1) {
      const edge = edges[this.next[node] as number] as number;
      const target = this.targets[edge] as number;
      const capacity = this.capacities[edge] as number;
      if (capacity <= 0 || this.levels[target] !== (this.levels[node] as number) + 1) continue;
      const sent = this.send(target, sink, Math.min(most, capacity));
      if (sent === 0) continue;
      this.capacities[edge] = capacity - sent;
      this.capacities[edge ^ 1] = (this.capacities[edge ^ 1] as number) + sent;
      return sent;
    }
    return 0;
  }
}
