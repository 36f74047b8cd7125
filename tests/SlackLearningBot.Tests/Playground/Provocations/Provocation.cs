namespace SlackLearningBot.Tests.Playground.Provocations;

/// <summary>Arguments (JSON text) that make a method answer with an error, perhaps after something was done in the workspace.</summary>
internal sealed record Provocation(string Method, string Error, Func<Scene, Task<string>> Arguments)
{
    public static Provocation Of(string method, string error, string arguments) => new(method, error, _ => Task.FromResult(arguments));

    public static Provocation After(string method, string error, Action<Scene> happened, string arguments) => new(method, error, scene =>
    {
        happened(scene);
        return Task.FromResult(arguments);
    });

    public static Provocation With(string method, string error, Func<Scene, string> arguments) => new(method, error, scene => Task.FromResult(arguments(scene)));
}
