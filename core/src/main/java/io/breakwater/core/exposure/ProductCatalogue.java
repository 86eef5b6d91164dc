package io.breakwater.core.exposure;

import io.breakwater.core.content.ContentLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The products that are known by name, from {@code content/products}. */
public final class ProductCatalogue {
    private final List<Product> products;
    private final Map<String, Product> byName = new HashMap<>();

    private ProductCatalogue(List<Product> products) {
        this.products = List.copyOf(products);
        for (Product product : products) {
            name(product.id(), product);
            name(product.name(), product);
            product.aliases().forEach(alias -> name(alias, product));
        }
    }

    private void name(String name, Product product) {
        Product other = byName.putIfAbsent(key(name), product);
        if (other != null && !other.id().equals(product.id())) {
            throw new IllegalArgumentException(
                    "'" + name + "' names both " + other.id() + " and " + product.id() + "; drop one alias");
        }
    }

    /**
     * Reads all product files. A broken one is an IllegalArgumentException that names file and place.
     *
     * @param language of names and advice: {@code zh} or {@code en}
     */
    public static ProductCatalogue read(ContentLibrary library, String language) {
        List<Product> products = new ArrayList<>();
        for (Path file : library.files("products", name -> name.endsWith(".yaml"))) {
            products.add(new ProductReader(file, language).read());
        }
        return new ProductCatalogue(products);
    }

    public List<Product> products() {
        return products;
    }

    /** The product of that id, name or alias; case, blanks and punctuation do not count. */
    public Optional<Product> find(String name) {
        return name.isBlank() ? Optional.empty() : Optional.ofNullable(byName.get(key(name)));
    }

    /** The catalogue's own way of writing a product's name; a name it does not know stays as it is. */
    public String canonical(String name) {
        return find(name).map(Product::id).orElse(name);
    }

    public Recogniser recogniser() {
        return recogniser(List.of(), new RecogRules(List.of()));
    }

    /** Own rules first, then imported ones, then Recog's. */
    public Recogniser recogniser(List<RecognitionRule> imported, RecogRules recog) {
        List<RecognitionRule> rules = new ArrayList<>();
        products.forEach(product -> rules.addAll(product.recognition()));
        rules.addAll(imported);
        return new Recogniser(rules, recog);
    }

    private static String key(String name) {
        StringBuilder key = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(point -> Character.isLetterOrDigit(point) || point == '+')
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
