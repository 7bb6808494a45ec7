"""Operations become calls: their place, parameters, bodies, answers and credentials."""
