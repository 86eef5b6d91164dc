@NullMarked
package io.breakwater.server.notice;

import org.jspecify.annotations.NullMarked;
