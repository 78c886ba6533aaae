import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A cable between a browser and the product that can be pulled: a TCP proxy on loopback. Pulled, it accepts connections and
 * lets nothing through, as a dead line does; what was on its way is lost.
 */
export class Cable {
  private readonly sockets = new Set<Socket>();
  private isPulled = false;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(target: number): Promise<Cable> {
    let cable: Cable | null = null;
    const server = createServer((near) => cable?.join(near, target));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = server.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    cable = new Cable(server, address.port);
    return cable;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Nothing passes any more, in either direction; open connections hang for a while and break. */
  pull(): void {
    this.isPulled = true;
    for (const socket of this.sockets) socket.unpipe();
    setTimeout(() => {
      if (this.isPulled) this.breakAll();
    }, 2_000);
  }

  /** New connections pass again. */
  plug(): void {
    this.isPulled = false;
    this.breakAll();
  }

  close(): void {
    this.breakAll();
    this.server.close();
  }

  private join(near: Socket, target: number): void {
    this.keep(near);
    if (this.isPulled) return;
    const far = connect(target, '127.0.0.1');
    this.keep(far);
    near.pipe(far).pipe(near);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.sockets.delete(socket));
  }

  private breakAll(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}
