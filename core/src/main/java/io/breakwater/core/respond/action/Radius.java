package io.breakwater.core.respond.action;

import io.breakwater.core.model.Phrase;
import java.util.List;

/**
 * The blast radius of an action, as far as the provider's own records show it.
 *
 * @param tenants customers behind the responder: all of them feel a block on a shared gateway
 * @param assets of the tenant that were seen with the target
 * @param addresses that are blocked; zero for a host or an account
 * @param dependants sentences: who used the target lately, what it offers
 */
public record Radius(int tenants, int assets, int addresses, List<Phrase> dependants) {
    public Radius {
        dependants = List.copyOf(dependants);
    }
}
