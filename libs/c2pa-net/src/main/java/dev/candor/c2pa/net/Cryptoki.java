package dev.candor.c2pa.net;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The calls of PKCS#11 (OASIS, Cryptographic Token Interface 2.40) that signing needs. The JDK's
/// own provider hides keys that have no certificate beside them, knows no Ed25519 and picks a slot
/// by its place in a list, so the module is asked directly.
///
/// Numbers are those of systems where a `long` of C has eight bytes: Linux and macOS.
final class Cryptoki {
    static final long CLASS = 0x00;
    static final long LABEL = 0x03;
    static final long VALUE = 0x11;
    static final long ID = 0x102;
    static final long CERTIFICATE = 1;
    static final long PRIVATE_KEY = 3;

    private static final int MOST_SLOTS = 256;
    private static final int MOST_OBJECTS = 64;
    private static final int LARGEST_VALUE = 1 << 16;
    private static final int LARGEST_SIGNATURE = 1 << 11;
    private static final int TOKEN_INFO = 256;
    private static final int LABEL_LENGTH = 32;
    private static final int RECORD = 24;
    private static final long USER = 1;
    private static final long SERIAL_SESSION = 4;
    private static final long OS_LOCKING = 2;

    private static final Map<Path, Cryptoki> OPEN = new ConcurrentHashMap<>();

    private final MemorySegment functions;
    private final Map<String, MethodHandle> handles = new ConcurrentHashMap<>();

    private Cryptoki(MemorySegment functions) {
        this.functions = functions;
    }

    /// The functions used here, with their places in the module's list.
    private enum Call {
        INITIALIZE("C_Initialize", 0, ADDRESS),
        GET_SLOT_LIST("C_GetSlotList", 4, JAVA_BYTE, ADDRESS, ADDRESS),
        GET_TOKEN_INFO("C_GetTokenInfo", 6, JAVA_LONG, ADDRESS),
        OPEN_SESSION("C_OpenSession", 12, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS),
        CLOSE_SESSION("C_CloseSession", 13, JAVA_LONG),
        LOGIN("C_Login", 18, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG),
        GET_ATTRIBUTE("C_GetAttributeValue", 24, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG),
        FIND_INIT("C_FindObjectsInit", 26, JAVA_LONG, ADDRESS, JAVA_LONG),
        FIND("C_FindObjects", 27, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS),
        FIND_FINAL("C_FindObjectsFinal", 28, JAVA_LONG),
        SIGN_INIT("C_SignInit", 42, JAVA_LONG, ADDRESS, JAVA_LONG),
        SIGN("C_Sign", 43, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);

        private final String word;
        private final int place;
        private final FunctionDescriptor shape;

        Call(String word, int place, MemoryLayout... parameters) {
            this.word = word;
            this.place = place;
            this.shape = FunctionDescriptor.of(JAVA_LONG, parameters);
        }

        /// After the version, which is padded to the size of a pointer.
        long offset() {
            return ADDRESS.byteSize() * (1L + place);
        }
    }

    /// The module of a library, loaded and initialized once.
    ///
    /// @throws CryptokiException if it refuses
    /// @throws IllegalArgumentException if there is no such library, or it is no PKCS#11 module
    static Cryptoki of(Path module) throws CryptokiException {
        var path = module.toAbsolutePath().normalize();
        synchronized (OPEN) {
            var open = OPEN.get(path);
            if (open == null) {
                open = load(path);
                OPEN.put(path, open);
            }
            return open;
        }
    }

    private static Cryptoki load(Path path) throws CryptokiException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            throw new IllegalArgumentException("PKCS#11 modules are not used on Windows");
        }
        var arena = Arena.global();
        MemorySegment list;
        try {
            var symbol = SymbolLookup.libraryLookup(path, arena).find("C_GetFunctionList");
            var handle =
                    Linker.nativeLinker()
                            .downcallHandle(
                                    symbol.orElseThrow(
                                            () ->
                                                    new IllegalArgumentException(
                                                            path + " is no PKCS#11 module")),
                                    FunctionDescriptor.of(JAVA_LONG, ADDRESS));
            var out = arena.allocate(ADDRESS);
            check("C_GetFunctionList", invoke(handle, out));
            list = out.get(pointer(), 0);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The PKCS#11 module %s cannot be loaded".formatted(path), e);
        }
        var module = new Cryptoki(list);
        module.initialize();
        return module;
    }

    private static AddressLayout pointer() {
        long all = ADDRESS.byteSize() * (2L + Call.SIGN.place);
        return ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(all, JAVA_BYTE));
    }

    private void initialize() throws CryptokiException {
        try (var arena = Arena.ofConfined()) {
            var arguments = arena.allocate(6 * ADDRESS.byteSize(), ADDRESS.byteAlignment());
            arguments.set(JAVA_LONG, 4 * ADDRESS.byteSize(), OS_LOCKING);
            call(Call.INITIALIZE, arguments);
        } catch (CryptokiException e) {
            if (e.code() != CryptokiException.ALREADY_INITIALIZED) {
                throw e;
            }
        }
    }

    /// The slots that have a token in them.
    List<Long> slots() throws CryptokiException {
        try (var arena = Arena.ofConfined()) {
            var count = arena.allocateFrom(JAVA_LONG, MOST_SLOTS);
            var slots = arena.allocate(JAVA_LONG, MOST_SLOTS);
            call(Call.GET_SLOT_LIST, (byte) 1, slots, count);
            return numbers(slots, count.get(JAVA_LONG, 0));
        }
    }

    private static List<Long> numbers(MemorySegment array, long count) {
        var numbers = new ArrayList<Long>();
        for (long i = 0; i < count; i++) {
            numbers.add(array.getAtIndex(JAVA_LONG, i));
        }
        return List.copyOf(numbers);
    }

    /// The label of the token in a slot, without the blanks at its end.
    String tokenLabel(long slot) throws CryptokiException {
        try (var arena = Arena.ofConfined()) {
            var info = arena.allocate(TOKEN_INFO, ADDRESS.byteAlignment());
            call(Call.GET_TOKEN_INFO, slot, info);
            var label = info.asSlice(0, LABEL_LENGTH).toArray(JAVA_BYTE);
            return new String(label, StandardCharsets.UTF_8).stripTrailing();
        }
    }

    /// A new session, which reads and signs.
    long open(long slot) throws CryptokiException {
        try (var arena = Arena.ofConfined()) {
            var session = arena.allocate(JAVA_LONG);
            call(
                    Call.OPEN_SESSION,
                    slot,
                    SERIAL_SESSION,
                    MemorySegment.NULL,
                    MemorySegment.NULL,
                    session);
            return session.get(JAVA_LONG, 0);
        }
    }

    void close(long session) throws CryptokiException {
        call(Call.CLOSE_SESSION, session);
    }

    /// Logs in to the session's token, for all sessions there are and will be.
    void login(long session, char[] pin) throws CryptokiException {
        var bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(pin));
        try (var arena = Arena.ofConfined()) {
            var copy = arena.allocate(Math.max(1, bytes.remaining()));
            copy.copyFrom(MemorySegment.ofBuffer(bytes));
            try {
                call(Call.LOGIN, session, USER, copy, (long) bytes.remaining());
            } finally {
                copy.fill((byte) 0);
                Arrays.fill(bytes.array(), (byte) 0);
            }
        } catch (CryptokiException e) {
            if (e.code() != CryptokiException.USER_ALREADY_LOGGED_IN) {
                throw e;
            }
        }
    }

    /// The objects of a class, as handles; those with a certain attribute, if one is given.
    List<Long> find(long session, long kind, @Nullable Attribute wanted) throws CryptokiException {
        try (var arena = Arena.ofConfined()) {
            int wishes = wanted == null ? 1 : 2;
            var template = arena.allocate((long) wishes * RECORD, ADDRESS.byteAlignment());
            put(template, 0, CLASS, arena.allocateFrom(JAVA_LONG, kind));
            if (wanted != null) {
                put(template, RECORD, wanted.type, copy(arena, wanted.value));
            }
            call(Call.FIND_INIT, session, template, (long) wishes);
            try {
                var count = arena.allocate(JAVA_LONG);
                var found = arena.allocate(JAVA_LONG, MOST_OBJECTS);
                call(Call.FIND, session, found, (long) MOST_OBJECTS, count);
                return numbers(found, count.get(JAVA_LONG, 0));
            } finally {
                call(Call.FIND_FINAL, session);
            }
        }
    }

    /// What an object has to have.
    record Attribute(long type, byte[] value) {}

    /// An attribute of an object, if it has it.
    Optional<byte[]> attribute(long session, long object, long type) throws CryptokiException {
        try (var arena = Arena.ofConfined()) {
            var value = arena.allocate(LARGEST_VALUE);
            var template = arena.allocate(RECORD, ADDRESS.byteAlignment());
            put(template, 0, type, value);
            call(Call.GET_ATTRIBUTE, session, object, template, 1L);
            long length = template.get(JAVA_LONG, 2 * ADDRESS.byteSize());
            return length < 0 || length > LARGEST_VALUE
                    ? Optional.empty()
                    : Optional.of(value.asSlice(0, length).toArray(JAVA_BYTE));
        }
    }

    /// Signs with a key.
    ///
    /// @param parameters the mechanism's, three numbers for RSASSA-PSS; none for the others
    byte[] sign(long session, long key, long mechanism, long[] parameters, byte[] message)
            throws CryptokiException {
        try (var arena = Arena.ofConfined()) {
            var how = arena.allocate(RECORD, ADDRESS.byteAlignment());
            how.set(JAVA_LONG, 0, mechanism);
            if (parameters.length > 0) {
                var copy = arena.allocateFrom(JAVA_LONG, parameters);
                how.set(ADDRESS, ADDRESS.byteSize(), copy);
                how.set(JAVA_LONG, 2 * ADDRESS.byteSize(), copy.byteSize());
            }
            call(Call.SIGN_INIT, session, how, key);
            var value = arena.allocate(LARGEST_SIGNATURE);
            var length = arena.allocateFrom(JAVA_LONG, LARGEST_SIGNATURE);
            call(Call.SIGN, session, copy(arena, message), (long) message.length, value, length);
            return value.asSlice(0, length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
        }
    }

    private static MemorySegment copy(Arena arena, byte[] bytes) {
        return arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
    }

    private static void put(MemorySegment template, long offset, long type, MemorySegment value) {
        template.set(JAVA_LONG, offset, type);
        template.set(ADDRESS, offset + ADDRESS.byteSize(), value);
        template.set(JAVA_LONG, offset + 2 * ADDRESS.byteSize(), value.byteSize());
    }

    private void call(Call call, Object... arguments) throws CryptokiException {
        var handle =
                handles.computeIfAbsent(
                        call.word,
                        word ->
                                Linker.nativeLinker()
                                        .downcallHandle(
                                                functions.get(ADDRESS, call.offset()), call.shape));
        check(call.word, invoke(handle, arguments));
    }

    private static void check(String word, long code) throws CryptokiException {
        if (code != 0) {
            throw new CryptokiException(word, code);
        }
    }

    private static long invoke(MethodHandle handle, Object... arguments) {
        try {
            return (long) handle.invokeWithArguments(arguments);
        } catch (Throwable e) { // a method handle may throw anything; this one throws nothing
            throw new IllegalStateException("A call of a PKCS#11 module failed", e);
        }
    }
}
