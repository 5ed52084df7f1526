// Made by `npm run generate` from the HTTP contract; do not edit.
export interface paths {
  "/api/v1/files/{storeId}/{sha256}": {
    get: { parameters: { query: { until: number; signature: string }; path: { storeId: string; sha256: string }; header?: never }; requestBody?: never; responses: { 200: { content: never }; default: { content: never } } }
    put?: never
    post?: never
    delete?: never
    patch?: never
  }
}
export interface components {
  schemas: {
    ProblemInput: { type: string; title: string; status: number; code: string; detail?: string; requestId?: string; fields?: ({ path: string; message: string })[] }
    Problem: { type: string; title: string; status: number; code: string; detail?: string; requestId?: string; fields?: ({ path: string; message: string })[] }
  }
}
