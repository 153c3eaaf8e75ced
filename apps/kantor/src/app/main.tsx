import '@simpul/ui/tokens.css'
import '@simpul/ui/parts.css'
import './app.css'
import { createRoot } from 'react-dom/client'
import { followAnchors } from './address.ts'
import { App } from './app.tsx'

document.documentElement.dataset['padat'] = ''
followAnchors(document)

const place = document.getElementById('app')
if (!place) throw new Error('index.html has no place for the app')
createRoot(place).render(<App />)
