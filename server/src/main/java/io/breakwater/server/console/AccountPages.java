package io.breakwater.server.console;

import io.breakwater.core.model.TenantId;
import io.breakwater.server.security.Passwords;
import io.breakwater.server.security.Role;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Account;
import io.breakwater.store.Accounts;
import io.breakwater.store.Audit;
import io.breakwater.store.Scope;
import io.breakwater.store.Tenants;
import io.breakwater.store.Tokens;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may come in, their API tokens, and the audit; for the operator. */
@Controller
final class AccountPages {
    private static final int AUDIT_SHOWN = 100;
    private static final String PAGE = "redirect:/accounts";

    private final Accounts accounts;
    private final Tokens tokens;
    private final Tenants tenants;
    private final Audit audit;
    private final PasswordEncoder encoder;

    AccountPages(Accounts accounts, Tokens tokens, Tenants tenants, Audit audit, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.tenants = tenants;
        this.audit = audit;
        this.encoder = encoder;
    }

    @GetMapping("/accounts")
    String show(Viewer viewer, Model model) {
        requireOperator(viewer);
        model.addAttribute("accounts", accounts.list());
        model.addAttribute("roles", Role.values());
        model.addAttribute("tenants", tenants.list(Scope.PROVIDER));
        model.addAttribute("audit", audit.newest(AUDIT_SHOWN));
        return "accounts";
    }

    @PostMapping("/accounts")
    String add(
            Viewer viewer,
            RedirectAttributes once,
            @RequestParam String login,
            @RequestParam Role role,
            @RequestParam(defaultValue = "") List<String> tenant) {
        requireOperator(viewer);
        String name = login.strip();
        if (name.isEmpty() || accounts.byLogin(name).isPresent()) {
            once.addFlashAttribute("complaint", "accounts.taken");
            return PAGE;
        }
        Set<TenantId> own = role.staff()
                ? Set.of()
                : tenant.stream().filter(id -> !id.isBlank()).map(TenantId::new).collect(Collectors.toSet());
        String password = Passwords.oneTime();
        accounts.save(
                new Account(UUID.randomUUID().toString(), name, hash(password), true, role.name(), "", false, own));
        audit.note(viewer.login(), "account.add", name, role.name() + " " + own);
        once.addFlashAttribute("secret", password);
        once.addFlashAttribute("secretFor", name);
        return PAGE;
    }

    @PostMapping("/accounts/switch")
    String disableOrEnable(Viewer viewer, @RequestParam String login) {
        requireOperator(viewer);
        Account account = known(login);
        if (account.login().equals(viewer.login())) {
            throw new NoSuchPage("way to disable yourself");
        }
        accounts.save(new Account(
                account.id(),
                account.login(),
                account.passwordHash(),
                account.mustChange(),
                account.role(),
                account.language(),
                !account.disabled(),
                account.tenants()));
        audit.note(viewer.login(), account.disabled() ? "account.enable" : "account.disable", login, "");
        return PAGE;
    }

    @PostMapping("/accounts/token")
    String issueToken(Viewer viewer, RedirectAttributes once, @RequestParam String login) {
        requireOperator(viewer);
        once.addFlashAttribute("secret", tokens.issue(known(login), "console"));
        once.addFlashAttribute("secretFor", login);
        audit.note(viewer.login(), "api-token.issue", login, "");
        return PAGE;
    }

    private Account known(String login) {
        return accounts.byLogin(login).orElseThrow(() -> new NoSuchPage("account " + login));
    }

    private String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password), "hash");
    }

    private static void requireOperator(Viewer viewer) {
        if (!viewer.role().managesAccounts()) {
            throw new NoSuchPage("page");
        }
    }
}
