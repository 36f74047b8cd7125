using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.WebApi;
using SlackLearningBot.Tests.Playground.Provocations;

namespace SlackLearningBot.Tests.Playground;

/// <summary>Each error that a method names can be had from it.</summary>
internal sealed class ProvocationTests
{
    private static readonly IReadOnlyList<Provocation> All = [.. OfMessages.All, .. OfConversations.All, .. OfTheRest.All];

    private static IEnumerable<string> Methods => All.Select(provocation => provocation.Method).Distinct(StringComparer.Ordinal);

    [Test]
    public void Every_error_that_a_method_names_is_provoked_here()
    {
        var named = ApiMethod.Table.Values.SelectMany(method => method.Errors.Select(error => $"{method.Name} {error}"));

        Assert.That(All.Select(provocation => $"{provocation.Method} {provocation.Error}").Distinct(), Is.EquivalentTo(named.Distinct()));
    }

    [TestCaseSource(nameof(Methods))]
    public async Task The_method_answers_each_of_its_errors(string method)
    {
        var wrong = new List<string>();
        foreach (var provocation in All.Where(provocation => provocation.Method == method))
        {
            await using var scene = await Scene.OpenAsync(Scene.Powerful);
            var arguments = JsonNode.Parse(await provocation.Arguments(scene))!.AsObject();
            var answer = ApiMethod.Table[method].AcceptsJson ? await scene.CallAsync(method, arguments) : await scene.FormAsync(method, Fields(arguments));
            if ((bool?)answer["ok"] != false || (string?)answer["error"] != provocation.Error)
            {
                wrong.Add($"{provocation.Error}: {answer.ToJsonString()}");
            }
        }

        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
    }

    private static (string Name, string Value)[] Fields(JsonObject arguments) => [.. arguments.Select(pair => (pair.Key, pair.Value!.ToString()))];
}
