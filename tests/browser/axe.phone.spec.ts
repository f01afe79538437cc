// Every screen on a phone, with the same demands as on a PC.
import { checkAllScreens } from './all_screens';

checkAllScreens();
