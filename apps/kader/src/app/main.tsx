import './old-phones.ts'
import '@simpul/ui/tokens.css'
import '@simpul/ui/parts.css'
import './kader.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { registerServiceWorker } from './service-worker.ts'

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no element #app')
createRoot(root).render(<App />)

if (import.meta.env.PROD) {
  // Without a worker the app still works while there is a network; the page says so in an insecure context.
  registerServiceWorker().catch(() => undefined)
}
