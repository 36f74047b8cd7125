using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Benchmarks.Answer;

/// <summary>Clicks on answers, signed as Slack signs them.</summary>
internal static class AnswerRequests
{
    private static readonly string[] Choices = ["Alpha", "Beta", "Gamma"];

    /// <summary>Person number <paramref name="i"/> presses one of the answers.</summary>
    public static byte[] Of(int i, Uri responseUrl, int port, DateTimeOffset now)
    {
        var body = Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(Payload(i, responseUrl).ToJsonString()));
        var seconds = now.ToUnixTimeSeconds();
        var head = string.Create(CultureInfo.InvariantCulture,
            $"POST /slack/interactions HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{SlackSignature.TimestampHeader}: {seconds}\r\n"
            + $"{SlackSignature.SignatureHeader}: {SlackSignature.Sign(Playground.PlaygroundOptions.SigningSecret, seconds, body)}\r\n"
            + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private static JsonObject Payload(int i, Uri responseUrl)
    {
        var choice = i % Choices.Length;
        return new JsonObject
        {
            ["type"] = "block_actions",
            ["team"] = new JsonObject { ["id"] = AnswerPeople.Team(i), ["domain"] = "bench" },
            ["user"] = new JsonObject { ["id"] = AnswerPeople.User(i), ["username"] = "bench", ["team_id"] = AnswerPeople.Team(i) },
            ["api_app_id"] = "A0BENCH0001",
            ["trigger_id"] = "1.2.3",
            ["response_url"] = responseUrl.ToString(),
            ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = "1700000000.000100", ["channel_id"] = "D0" + AnswerPeople.User(i)[2..] },
            ["channel"] = new JsonObject { ["id"] = "D0" + AnswerPeople.User(i)[2..], ["name"] = "directmessage" },
            ["state"] = new JsonObject { ["values"] = new JsonObject() },
            ["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = "button",
                ["action_id"] = ActionId.Of(QuestionBlocks.Answer, choice),
                ["block_id"] = "question",
                ["value"] = LessonCardValues.Write(new AnswerValue(AnswerPeople.Delivery(i), AnswerPeople.Question, choice, AnswerValue.MarkOf(Choices[choice]))),
                ["action_ts"] = "1700000001.000100",
            }),
        };
    }
}
