package dev.autogen.spring.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application as people write it: it names autogen nowhere. */
@SpringBootApplication
public class ShopApplication {}
