using NUnit.Framework;
using SlackLearningBot.Settings;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Lint;

/// <summary>The example can be copied and filled in; anything wrong stops the start with a sentence.</summary>
internal sealed class SettingsTests
{
    private static IConfigurationRoot Example(params (string Key, string? Value)[] changes) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(Repository.Root, "appsettings.example.json"))
        .AddInMemoryCollection(changes.Select(change => KeyValuePair.Create(change.Key, change.Value)))
        .Build();

    [Test]
    public void The_example_loads_and_is_valid_in_Production()
    {
        var settings = BotConfiguration.Read(Example(), isProduction: true);

        Assert.That(settings.ConnectionString, Does.StartWith("Host="));
        Assert.That(settings.Bot.DefaultZone, Is.EqualTo("Europe/Stockholm"));
    }

    [Test]
    public void The_example_names_every_setting_there_is()
    {
        string[] notForUsers = ["ApiBaseUrl"]; // only the Playground has another Slack
        var known = new[] { typeof(SlackSettings), typeof(BotSettings), typeof(DeliverySettings), typeof(DataProtectionSettings), typeof(TelemetrySettings) }
            .SelectMany(type => type.GetProperties().Where(property => property.CanWrite).Select(property => $"{type.Name.Replace("Settings", "", StringComparison.Ordinal)}:{property.Name}"))
            .Where(name => !notForUsers.Contains(name.Split(':')[1]));

        Assert.That(known.Where(name => !Example().GetSection(name).Exists()), Is.Empty);
    }

    [TestCase("Slack:SigningSecret", "", "Slack:SigningSecret is empty")]
    [TestCase("Slack:BotToken", "xoxp-1", "does not begin with xoxb-")]
    [TestCase("Slack:BotToken", "xoxb-playground", "is the Playground's")]
    [TestCase("Slack:SigningSecret", "playground", "is the Playground's")]
    [TestCase("Slack:ClientSecret", "playground-client", "is the Playground's")]
    [TestCase("Slack:AppToken", "xoxb-1", "Slack:AppToken does not begin with xapp-")]
    [TestCase("Slack:AppToken", "xapp-1 ", "Slack:AppToken holds a blank")]
    [TestCase("Slack:AppToken", "xapp-playground", "is the Playground's")]
    [TestCase("Slack:AppToken", "xapp-1-A1-2-3", "Slack:SigningSecret is still the example's")]
    [TestCase("Slack:SocketConnections", "0", "Slack:SocketConnections is \"0\"; expected a whole number from 1 to 10.")]
    [TestCase("Slack:SocketConnections", "11", "Slack:SocketConnections is \"11\"; expected a whole number from 1 to 10.")]
    [TestCase("Slack:ApiBaseUrl", "http://127.0.0.1/api/", "expected an https address")]
    [TestCase("Slack:ApiBaseUrl", "no address", "ApiBaseUrl")]
    [TestCase("Slack:ApiBaseUrl", "https://slack.com/api", "expected a slash at its end")]
    [TestCase("Slack:BotToken", "xoxb-1 \n", "copy it again")]
    [TestCase("ConnectionStrings:Postgres", "nonsense", "ConnectionStrings:Postgres cannot be read")]
    [TestCase("ConnectionStrings:Postgres", "Database=learning", "names no Host")]
    [TestCase("Bot:DefaultZone", "Mars/Olympus", "Bot:DefaultZone is \"Mars/Olympus\"; expected an IANA zone")]
    [TestCase("Bot:DefaultHour", "25:00", "Bot:DefaultHour is \"25:00\"; expected an hour like 08:30")]
    [TestCase("Bot:QuietFrom", "7pm", "Bot:QuietFrom is \"7pm\"; expected an hour like 08:30")]
    [TestCase("Bot:QuietUntil", "24:00", "Bot:QuietUntil is \"24:00\"; expected an hour like 08:30")]
    [TestCase("Bot:SameMentorAfterMonths", "-1", "Bot:SameMentorAfterMonths is \"-1\"; expected a whole number from 0 to 120.")]
    [TestCase("Bot:NudgesADay", "3", "Bot:NudgesADay is \"3\"; expected a whole number from 0 to 2.")]
    [TestCase("Delivery:Burst", "0", "Delivery:Burst is \"0\"; expected a whole number from 1 to 1000.")]
    [TestCase("Delivery:Burst", "many", "'many' at 'Delivery:Burst' to a whole number")]
    [TestCase("Slack:ClientId", "1.2", "Slack:ClientSecret is empty although Slack:ClientId is set")]
    [TestCase("Slack:ClientSecret", "s", "Slack:ClientId is empty although Slack:ClientSecret is set")]
    [TestCase("Slack:RedirectUri", "http://learning.example.com/slack/oauth", "Slack:RedirectUri is \"http://learning.example.com/slack/oauth\"; expected an https address")]
    [TestCase("Slack:RedirectUri", "/slack/oauth", "Slack:RedirectUri is")]
    [TestCase("Bot:PublicUrl", "http://learning.example.com", "Bot:PublicUrl is \"http://learning.example.com/\"; expected an https address")]
    [TestCase("Bot:PublicUrl", "https://learning.example.com/?a=b", "without query")]
    [TestCase("Urls", "nonsense", "Urls is \"nonsense\"; expected an address such as http://127.0.0.1:8080")]
    [TestCase("Telemetry:PrometheusPort", "70000", "Telemetry:PrometheusPort is \"70000\"; expected a port from 0 to 65535")]
    [TestCase("Telemetry:OtlpEndpoint", "localhost:4318", "Telemetry:OtlpEndpoint is \"localhost:4318\"; expected a collector's address")]
    [TestCase("Delivery:PostsPerMinute", "0", "Delivery:PostsPerMinute is \"0\"")]
    [TestCase("Delivery:PostsPerMinute", "many", "PostsPerMinute")]
    public void A_wrong_setting_stops_the_start_and_is_named(string key, string value, string sentence)
    {
        var start = () => BotConfiguration.Read(Example((key, value)), isProduction: true);

        Assert.That(start, Throws.TypeOf<SettingsException>().With.Message.Contains(sentence));
    }

    [TestCase("Slack:BotTokn", "The setting Slack:BotTokn is known to nobody and changes nothing; Slack:BotToken was probably meant.")]
    [TestCase("slack:AppTokens", "Slack:AppTokens is known to nobody and changes nothing; Slack:AppToken was probably meant.")]
    [TestCase("Delivery:PostPerMinute", "Delivery:PostsPerMinute was probably meant.")]
    [TestCase("ConnectionStrings:Postgress", "ConnectionStrings:Postgres was probably meant.")]
    [TestCase("Bot:Something", "The setting Bot:Something is known to nobody and changes nothing.")]
    [TestCase("DataProtecton:CertificateFile", "The setting DataProtecton is known to nobody and changes nothing; DataProtection was probably meant.")]
    public void A_misspelt_setting_is_named_with_the_one_that_was_meant(string key, string sentence)
    {
        var settings = BotConfiguration.Read(Example((key, "1")), isProduction: true);

        Assert.That(settings.Warnings, Has.Count.EqualTo(1).And.One.EndsWith(sentence));
    }

    [Test]
    public void What_is_spelt_right_or_not_ours_is_left_in_peace()
    {
        var settings = BotConfiguration.Read(
            Example(("DATAPROTECTION:CERTIFICATEFILE", ""), ("DataProtection:OlderCertificates:0:CertificateFile", ""), ("Logging:LogLevel:Defalt", "Warning"), ("Kestrel:Limits:X", "1"), ("SLACK", "1")),
            isProduction: true);

        Assert.That(settings.Warnings, Is.Empty);
    }

    [Test]
    public void OpenTelemetrys_own_name_for_the_collector_is_understood()
    {
        var settings = BotConfiguration.Read(Example(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318")), isProduction: true);

        Assert.That(settings.Telemetry.OtlpEndpoint, Is.EqualTo(new Uri("http://127.0.0.1:4318")));
        Assert.That(BotConfiguration.Read(Example(), isProduction: true).Telemetry.IsOn, Is.False);
    }

    [Test]
    public void With_an_app_level_token_no_signing_secret_is_needed()
    {
        var settings = BotConfiguration.Read(Example(("Slack:SigningSecret", ""), ("Slack:AppToken", "xapp-1-A1-2-3")), isProduction: true);

        Assert.That((settings.Slack.UsesSocketMode(), settings.Slack.TakesHttp()), Is.EqualTo((true, false)));
    }

    [Test]
    public void Without_one_Slack_comes_over_HTTP()
    {
        var settings = BotConfiguration.Read(Example(), isProduction: true);

        Assert.That((settings.Slack.UsesSocketMode(), settings.Slack.TakesHttp()), Is.EqualTo((false, true)));
    }

    [Test]
    public void A_client_id_needs_an_address_to_come_back_to()
    {
        var start = () => BotConfiguration.Read(Example(("Slack:ClientId", "1.2"), ("Slack:ClientSecret", "s"), ("Bot:PublicUrl", null)), isProduction: true);

        Assert.That(start, Throws.TypeOf<SettingsException>().With.Message.Contains("expected Bot:PublicUrl"));
    }

    [TestCase("https://learning.example.com", null, "https://learning.example.com/slack/oauth")]
    [TestCase("https://example.com/learning/", null, "https://example.com/learning/slack/oauth")]
    [TestCase("https://learning.example.com", "https://proxy.example.com/back", "https://proxy.example.com/back")]
    public void Slack_sends_people_back_to_the_public_address(string address, string? redirect, string expected)
    {
        var settings = BotConfiguration.Read(
            Example(("Slack:ClientId", "1.2"), ("Slack:ClientSecret", "s"), ("Bot:PublicUrl", address), ("Slack:RedirectUri", redirect)), isProduction: true);

        Assert.That(settings.OAuth!.Redirect.AbsoluteUri, Is.EqualTo(expected));
        Assert.That(settings.OAuth.Authorize.AbsoluteUri, Is.EqualTo("https://slack.com/oauth/v2/authorize"));
    }

    [Test]
    public void The_Playgrounds_credentials_are_fine_outside_Production()
    {
        var settings = BotConfiguration.Read(
            Example(("Slack:BotToken", "xoxb-playground"), ("Slack:SigningSecret", "playground"), ("Slack:ApiBaseUrl", "http://127.0.0.1:5080/api/")), isProduction: false);

        Assert.That(settings.Slack.ApiBaseUrl.Port, Is.EqualTo(5080));
    }
}
