declare module '@vercel/ncc' {
  interface Module {
    /** File with its query; undefined for externals and runtime modules. */
    readonly resource?: string;
    /** The modules joined into this one. */
    readonly modules?: readonly Module[];
    readonly rootModule?: Module;
  }

  interface Chunk {
    readonly id: number | string;
    /** As the import that makes the chunk names it; null or undefined where none does. */
    readonly name?: string | null;
    readonly files: ReadonlySet<string>;
    /** What loads the chunk, together with others. */
    readonly groupsIterable: Iterable<{ readonly origins: readonly { readonly request: string }[] }>;
  }

  interface Compilation {
    readonly modules: Iterable<Module>;
    readonly chunks: Iterable<Chunk>;
    readonly chunkGraph: {
      getNumberOfModuleChunks(module: Module): number;
      getChunkModules(chunk: Chunk): readonly Module[];
    };
  }

  interface Bundle {
    readonly code: string;
    readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>;
    readonly stats: { readonly compilation: Compilation };
  }

  interface Options {
    readonly cache?: string | false;
    readonly externals?: readonly string[];
    readonly minify?: boolean;
    readonly sourceMap?: boolean;
    readonly transpileOnly?: boolean;
    readonly quiet?: boolean;
    readonly target?: string;
    readonly license?: string;
  }

  export default function ncc(entry: string, options: Options): Promise<Bundle>;
}
