using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>api.test.</summary>
internal static class TestMethods
{
    public const string EchoName = "api.test";

    public static IReadOnlyList<ApiMethod> All => [new(EchoName, Echo) { AcceptsJson = true, Callers = Callers.Everybody, Tier = 4 }];

    /// <summary>Answers what it got, and fails on request with any word.</summary>
    private static JsonObject Echo(ApiCall call) => call.Arguments.Text("error") is { } error
        ? throw new Refusal(error) { More = new JsonObject { ["args"] = call.Arguments.Given.DeepClone() } }
        : new JsonObject { ["args"] = call.Arguments.Given.DeepClone() };
}
