export * from './WhatIfPage';
