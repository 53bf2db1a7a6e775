throw '';
