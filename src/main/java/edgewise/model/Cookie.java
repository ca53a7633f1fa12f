package edgewise.model;

/// Cookie persistence of a hardware load balancer.
public record Cookie(
    @Default("MS-WSMAN") String name,
    @Default("false") boolean httpOnly,
    @Default("false") boolean expires) {}
