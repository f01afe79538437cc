// The page's start: fonts and Carbon's styles first, so that our own may override them.
import '@fontsource/ibm-plex-sans/400.css';
import '@fontsource/ibm-plex-sans/600.css';
import '@fontsource/ibm-plex-serif/400.css';
import '@fontsource/ibm-plex-serif/600.css';
import 'carbon-components-svelte/css/white.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/lists.css';
import './styles/dossier.css';
import './styles/charts.css';
import './styles/routes.css';
import './styles/calendars.css';
import './styles/organisation.css';
import './styles/reader.css';
import './styles/search.css';
import './styles/opinions.css';
import './styles/synthesis.css';
import './styles/versions.css';
import './styles/seal.css';
import './styles/print.css';

import { mount } from 'svelte';

import App from './App.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(App, { target });
