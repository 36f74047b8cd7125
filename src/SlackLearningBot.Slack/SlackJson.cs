using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Slack;

/// <summary>Blocks and views to Slack's JSON and back. Reading never throws over content: what is unknown is kept as it came.</summary>
public static class SlackJson
{
    internal static readonly JsonElement EmptyObject = JsonElement.Parse("{}"u8);

    /// <summary>Safe here, because the JSON never stands in HTML, and it keeps texts short: Slack counts them after parsing, but a view's 250 KB as bytes.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Block block) => Text(Bytes(writer => JsonSerializer.Serialize(writer, block, SlackJsonContext.Default.Block)));

    public static string Write(IReadOnlyList<Block> blocks) =>
        Text(Bytes(writer => JsonSerializer.Serialize(writer, blocks, SlackJsonContext.Default.IReadOnlyListBlock)));

    public static string Write(View view) => Text(WriteUtf8(view));

    /// <summary>The message's arguments as chat.postMessage takes them, without the channel.</summary>
    public static string Write(SlackMessage message) => Text(Bytes(writer =>
    {
        writer.WriteStartObject();
        message.WriteFields(writer);
        writer.WriteEndObject();
    }));

    public static Block ReadBlock(JsonElement json) => json.Deserialize(SlackJsonContext.Default.Block) ?? new UnknownBlock(json);

    /// <summary>The blocks of an array; nothing for anything else.</summary>
    public static IReadOnlyList<Block> ReadBlocks(JsonElement json) =>
        json.ValueKind is JsonValueKind.Array ? [.. json.EnumerateArray().Select(ReadBlock)] : [];

    public static Element ReadElement(JsonElement json) =>
        json.Deserialize(SlackJsonContext.Default.Element) ?? new UnknownElement(json);

    internal static ReadOnlyMemory<byte> WriteUtf8(View view) => view switch
    {
        ModalView modal => Bytes(writer => JsonSerializer.Serialize(writer, modal, SlackJsonContext.Default.ModalView)),
        HomeView home => Bytes(writer => JsonSerializer.Serialize(writer, home, SlackJsonContext.Default.HomeView)),
        _ => throw new ArgumentOutOfRangeException(nameof(view)),
    };

    internal static void WriteView(Utf8JsonWriter writer, View view)
    {
        writer.WritePropertyName("view");
        writer.WriteRawValue(WriteUtf8(view).Span, skipInputValidation: true);
    }

    /// <summary>These very objects come in many messages: they are written now, and copied from then on for as long as they live.</summary>
    public static void WriteOnce(IEnumerable<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        foreach (var block in blocks)
        {
            Written.AddOrUpdate(block, Bytes(writer => JsonSerializer.Serialize(writer, block, SlackJsonContext.Default.Block)).ToArray());
        }
    }

    private static readonly ConditionalWeakTable<Block, byte[]> Written = [];

    internal static void WriteBlocks(Utf8JsonWriter writer, IReadOnlyList<Block> blocks)
    {
        writer.WriteStartArray("blocks");
        foreach (var block in blocks)
        {
            if (Written.TryGetValue(block, out var json))
            {
                writer.WriteRawValue(json, skipInputValidation: true);
            }
            else
            {
                JsonSerializer.Serialize(writer, block, SlackJsonContext.Default.Block);
            }
        }

        writer.WriteEndArray();
    }

    internal static void WriteOptions(Utf8JsonWriter writer, IReadOnlyList<Option> options)
    {
        writer.WritePropertyName("options");
        JsonSerializer.Serialize(writer, options, SlackJsonContext.Default.IReadOnlyListOption);
    }

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);

    internal static ReadOnlyMemory<byte> Bytes(Action<Utf8JsonWriter> write)
    {
        var page = _page ?? new Page();
        _page = null; // what is written may write something itself
        try
        {
            write(page.Writer);
            page.Writer.Flush();
            return page.Buffer.WrittenSpan.ToArray();
        }
        finally
        {
            page.Clear();
            _page = page;
        }
    }

    /// <summary>Kept by its thread: a buffer that grows anew with each message costs more than all the rest of writing it.</summary>
    [ThreadStatic]
    private static Page? _page;

    private sealed class Page
    {
        private const int Large = 256 * 1024;

        public Page() => Writer = new Utf8JsonWriter(Buffer, Options);

        public ArrayBufferWriter<byte> Buffer { get; private set; } = new(16 * 1024);

        public Utf8JsonWriter Writer { get; }

        public void Clear()
        {
            if (Buffer.Capacity > Large)
            {
                Buffer = new ArrayBufferWriter<byte>(16 * 1024);
            }

            Buffer.ResetWrittenCount();
            Writer.Reset(Buffer);
        }
    }

    internal static JsonElement Element(Action<Utf8JsonWriter> write)
    {
        using var document = JsonDocument.Parse(Bytes(write));
        return document.RootElement.Clone();
    }
}
