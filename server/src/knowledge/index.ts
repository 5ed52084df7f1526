export { seedKnowledge } from './demo/seed.ts'
export {
  addDocument,
  changeDocument,
  deleteDocument,
  getDocument,
  listDocuments,
  reembedKnowledge,
} from './documents.ts'
export { knowledgeJobs } from './jobs.ts'
export { documentsOfPassages } from './places.ts'
export { knowledgeRoutes } from './routes.ts'
export { searchKnowledge } from './search.ts'
export { type Hit, searchAll } from './search-all.ts'
export type { DocumentId, FoundPassage, KnowledgeDocument, WantedDocument } from './types.ts'
