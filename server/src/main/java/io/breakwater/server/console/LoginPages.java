package io.breakwater.server.console;

import io.breakwater.server.security.Passwords;
import io.breakwater.server.security.Viewer;
import io.breakwater.store.Account;
import io.breakwater.store.Accounts;
import io.breakwater.store.Audit;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Coming in, and choosing a password. */
@Controller
final class LoginPages {
    private final Accounts accounts;
    private final Audit audit;
    private final PasswordEncoder encoder;

    LoginPages(Accounts accounts, Audit audit, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.audit = audit;
        this.encoder = encoder;
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }

    /** For probes: answers once the store does. */
    @GetMapping("/health")
    ResponseEntity<String> health() {
        accounts.byLogin("");
        return ResponseEntity.ok("ok\n");
    }

    @GetMapping("/password")
    String form(Viewer viewer, Model model) {
        model.addAttribute("shortest", Passwords.SHORTEST);
        return "password";
    }

    @PostMapping("/password")
    String change(
            Viewer viewer,
            Model model,
            @RequestParam String old,
            @RequestParam String fresh,
            @RequestParam String again) {
        Account account = viewer.account();
        Optional<String> complaint = complaint(account, old, fresh, again);
        if (complaint.isPresent()) {
            model.addAttribute("complaint", complaint.get());
            return form(viewer, model);
        }
        accounts.save(new Account(
                account.id(),
                account.login(),
                Objects.requireNonNull(encoder.encode(fresh), "hash"),
                false,
                account.role(),
                account.language(),
                account.disabled(),
                account.tenants()));
        audit.note(viewer.login(), "password.change", viewer.login(), "");
        return "redirect:/";
    }

    /** Message key of what is wrong; empty when nothing is. */
    private Optional<String> complaint(Account account, String old, String fresh, String again) {
        if (!encoder.matches(old, account.passwordHash())) {
            return Optional.of("password.wrong");
        }
        if (!fresh.equals(again)) {
            return Optional.of("password.differ");
        }
        if (fresh.length() < Passwords.SHORTEST || fresh.equals(old)) {
            return Optional.of("password.short");
        }
        boolean tooLong = fresh.getBytes(StandardCharsets.UTF_8).length > Passwords.LONGEST_BYTES;
        return tooLong ? Optional.of("password.long") : Optional.empty();
    }
}
