using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Tests.Edge;

/// <summary>A click that does whatever a test wants.</summary>
internal sealed class PokeAction : IActionHandler<string>, IOpensView
{
    public const string ActionName = "test.poke";
    public const int Version = 2;

    private int calls;

    public int Calls => calls;

    public Func<CancellationToken, Task<ActionReply>> Do { get; set; } = Nothing;

    public string Name => ActionName;

    public JsonTypeInfo<string> ValueType => PokeJson.Default.String;

    public int ValueVersion => Version;

    public Task<ActionReply> HandleAsync(ActionCall call, string value, CancellationToken cancel)
    {
        Interlocked.Increment(ref calls);
        return Do(cancel);
    }

    public void Reset()
    {
        calls = 0;
        Do = Nothing;
    }

    private static Task<ActionReply> Nothing(CancellationToken cancel) => Task.FromResult(ActionReply.None);
}

/// <summary>A form whose saving always breaks.</summary>
internal sealed class PokeSubmission : IViewSubmissionHandler
{
    public const string Name = "test.submit";

    public string CallbackId => Name;

    public Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel) =>
        throw new InvalidOperationException("the form broke");
}

[JsonSerializable(typeof(string))]
internal sealed partial class PokeJson : JsonSerializerContext;
