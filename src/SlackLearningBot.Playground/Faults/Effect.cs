using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.Sockets;

namespace SlackLearningBot.Playground.Faults;

/// <summary>What a fault does. Its type says at which door it stands.</summary>
internal abstract record Effect
{
    /// <summary>Whether it is done at once when it is asked for, or waits for something to strike.</summary>
    public virtual bool IsAtOnce => false;

    /// <summary>Does it, where it is done at once.</summary>
    public virtual Task<JsonObject> DoAsync(Doing doing) => throw new InvalidOperationException($"A {GetType().Name} waits for something to strike.");
}

/// <summary>
/// Changes the answer of a call. Null leaves the choice to the rule whether the call is carried out first; it is not, unless said.
/// A call that is not carried out comes as an empty answer.
/// </summary>
internal sealed record CallEffect(bool? CarriesOut, Func<Strike, Reply, Reply> Change) : Effect
{
    public bool Does(FaultRule rule) => CarriesOut ?? rule.CarriesOut ?? false;
}

/// <summary>Decides how an event is brought: how often, in which order, with which headers.</summary>
internal sealed record EventEffect(Func<EventCourse, Strike, Task> RunAsync) : Effect;

/// <summary>Stands around one signed request over HTTP.</summary>
internal sealed record RequestEffect(Func<SignedPost, Strike, Func<SignedPost, Task<BotAnswer>>, Task<BotAnswer>> RunAsync) : Effect;

/// <summary>Stands around one click, submission or command, whichever way it travels.</summary>
internal sealed record ActEffect(Func<Act, Strike, Func<JsonObject, Task<BotAnswer>>, Task<BotAnswer>> RunAsync) : Effect;

/// <summary>Stands at a new connection: true when it goes on as usual.</summary>
internal sealed record ConnectionEffect(Func<AppSocket, Strike, SocketGreeting, Task<bool>> RunAsync) : Effect;

/// <summary>An acknowledgement of the app over its socket does not count.</summary>
internal sealed record LostAckEffect : Effect;

/// <summary>What the consent page sends the browser back to the app with; it is given the state of the time before as well.</summary>
internal sealed record ConsentEffect(Func<IReadOnlyDictionary<string, string?>, string?, IReadOnlyDictionary<string, string?>> Change) : Effect;

/// <summary>Something is done, now; the answer says what came of it.</summary>
internal sealed record OnceEffect(Func<Doing, Task<JsonObject>> RunAsync) : Effect
{
    public override bool IsAtOnce => true;

    public override Task<JsonObject> DoAsync(Doing doing) => RunAsync(doing);
}

/// <summary>A change of the workspace: now, or just before the next call (or request) that fits, which then meets another world.</summary>
internal sealed record ChangeEffect(Func<Doing, Task<JsonObject>> RunAsync) : Effect
{
    public override bool IsAtOnce => true;

    public override Task<JsonObject> DoAsync(Doing doing) => RunAsync(doing);
}
