/* A fuzz target: takes any bytes and aborts if the code under test breaks a
 * promise. The name is the one that libFuzzer calls, so that a target can be
 * linked with `-fsanitize=fuzzer` in place of the driver here.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);
