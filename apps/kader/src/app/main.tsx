import { createRoot } from 'react-dom/client'

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no element #app')
createRoot(root).render(<h1>Simpul Kader</h1>)
