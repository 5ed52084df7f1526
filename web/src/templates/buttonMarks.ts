import { ExternalLink, FileText, Phone, Reply } from 'lucide-react'

/** What pressing a template's button does, as a mark. */
export const buttonMarks = {
  url: ExternalLink,
  phone: Phone,
  quick_reply: Reply,
  copy_code: FileText,
} as const
