// Every screen on a PC: axe-core finds nothing serious, the console is silent, nothing runs off sideways.
import { checkAllScreens } from './all_screens';

checkAllScreens();
