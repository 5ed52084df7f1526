// Who may import whom, in one table. Everything may import the platform; nobody imports what is not listed.
/** Modules of the server. */
export const mayImport = {
  platform: [],
  accounts: [],
  channels: ['accounts'],
  inbox: ['accounts', 'channels'],
  catalog: ['accounts'],
  knowledge: ['accounts', 'catalog'],
  speech: [],
  assistant: ['accounts', 'catalog', 'knowledge', 'inbox', 'speech'],
  flows: ['accounts', 'channels', 'inbox', 'catalog', 'knowledge', 'speech', 'assistant'],
}

const modules = Object.keys(mayImport)

const arrow = (module) => ({
  name: `arrows-of-${module}`,
  comment: `${module} may import: ${['platform', ...mayImport[module]].join(', ')} (scripts/arrows.mjs)`,
  severity: 'error',
  from: { path: `^server/src/${module}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: `^server/src/(${modules.join('|')}|demo|testing|main\\.ts)`,
    pathNot: `^server/src/(${[module, 'platform', ...mayImport[module]].join('|')})/`,
  },
})

/** A module is entered by its door: `index.ts`. */
const door = (module) => ({
  name: `door-of-${module}`,
  comment: `import ${module} through #${module}`,
  severity: 'error',
  from: { path: '^server/src/', pathNot: `^server/src/(${module}|testing|demo)/|\\.test\\.ts$` },
  to: { path: `^server/src/${module}/`, pathNot: `^server/src/${module}/index\\.ts$` },
})

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...modules.map(arrow),
    ...modules.filter((module) => module !== 'platform' && module !== 'flows').map(door),
    {
      name: 'server-knows-no-simulator',
      severity: 'error',
      from: { path: '^server/', pathNot: '\\.test\\.ts$' },
      to: { path: '^simulator/' },
    },
    {
      name: 'simulator-knows-no-server',
      severity: 'error',
      from: { path: '^simulator/' },
      to: { path: '^server/' },
    },
    {
      name: 'panel-knows-no-server',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(server|simulator)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'web/dist' },
  },
}
