import { walkRoutes } from './route_walk';

walkRoutes();
