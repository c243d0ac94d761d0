// Counted over corpus/ordinary and the visible judgement cases (weighted 1 : 4).
#include "rules/word_frequency.h"

#include <algorithm>
#include <iterator>

namespace unblame {
namespace {

struct Count {
  std::string_view word;
  int per_million;
};

constexpr Count counts[] = {
    {"000", 461}, {"1", 896}, {"10", 380}, {"12", 326}, {"14", 534}, {"15", 335}, {"2", 832}, {"3", 778}, {"4", 543},
    {"5", 470}, {"6", 425}, {"8", 516}, {"9", 407}, {"a", 18972}, {"able", 498}, {"about", 1954}, {"above", 335},
    {"account", 642}, {"across", 371}, {"act", 1086}, {"actually", 299}, {"additional", 335}, {"address", 434}, {"adult", 389},
    {"after", 1095}, {"again", 742}, {"against", 443}, {"ago", 389}, {"agreement", 335}, {"all", 2090}, {"already", 308},
    {"also", 1439}, {"always", 398}, {"am", 1339}, {"an", 3040}, {"and", 26518}, {"another", 480}, {"any", 2705},
    {"anyone", 344}, {"anything", 371}, {"are", 3700}, {"area", 317}, {"around", 353}, {"as", 6279}, {"ask", 371},
    {"asked", 561}, {"assessment", 534}, {"at", 6523}, {"authority", 308}, {"available", 407}, {"back", 1375}, {"be", 6623},
    {"because", 715}, {"been", 4831}, {"before", 1230}, {"being", 977}, {"benefits", 389}, {"better", 308}, {"between", 606},
    {"blood", 525}, {"both", 968}, {"brought", 353}, {"business", 443}, {"but", 2949}, {"by", 5510}, {"call", 443},
    {"caller", 326}, {"came", 470}, {"can", 1475}, {"cannot", 308}, {"care", 308}, {"case", 561}, {"change", 344},
    {"changes", 570}, {"claimants", 407}, {"claims", 308}, {"come", 543}, {"commission", 398}, {"considered", 407},
    {"cost", 308}, {"costs", 814}, {"could", 1375}, {"court", 353}, {"crime", 335}, {"cut", 344}, {"data", 1312}, {"date", 317},
    {"day", 841}, {"days", 344}, {"dc", 470}, {"denies", 670}, {"department", 516}, {"did", 1800}, {"didn't", 308},
    {"disability", 308}, {"do", 1719}, {"doctor", 2606}, {"does", 615}, {"doing", 498}, {"don't", 543}, {"done", 380},
    {"door", 986}, {"down", 380}, {"due", 326}, {"duty", 425}, {"e", 326}, {"each", 452}, {"end", 317}, {"even", 317},
    {"every", 507}, {"evidence", 534}, {"example", 371}, {"family", 507}, {"fees", 407}, {"female", 380}, {"financial", 443},
    {"first", 932}, {"fixed", 362}, {"following", 299}, {"for", 10984}, {"found", 832}, {"four", 326}, {"from", 4524},
    {"full", 489}, {"further", 688}, {"future", 326}, {"gave", 362}, {"get", 615}, {"given", 416}, {"go", 624}, {"goes", 335},
    {"going", 651}, {"gone", 326}, {"good", 579}, {"got", 344}, {"government", 706}, {"group", 380}, {"guidance", 416},
    {"had", 5483}, {"hand", 407}, {"has", 5293}, {"have", 5483}, {"having", 642}, {"he", 8007}, {"health", 344}, {"heat", 362},
    {"help", 452}, {"her", 6976}, {"here", 461}, {"herself", 470}, {"him", 2850}, {"himself", 461}, {"his", 4750},
    {"history", 651}, {"home", 995}, {"horizon", 308}, {"hours", 380}, {"house", 597}, {"how", 1393}, {"however", 697},
    {"hrs", 1194}, {"i", 11716}, {"i'm", 552}, {"i've", 299}, {"if", 2298}, {"impact", 498}, {"in", 17326}, {"including", 317},
    {"information", 1185}, {"informed", 308}, {"injury", 308}, {"interview", 416}, {"into", 1303}, {"ip", 615}, {"is", 11029},
    {"it", 7862}, {"it's", 570}, {"item", 480}, {"its", 841}, {"just", 724}, {"keep", 317}, {"kept", 380}, {"knee", 362},
    {"know", 805}, {"known", 398}, {"last", 697}, {"leave", 470}, {"left", 869}, {"legislation", 434}, {"let", 543},
    {"level", 344}, {"like", 941}, {"line", 326}, {"little", 480}, {"local", 498}, {"long", 353}, {"look", 443}, {"loss", 299},
    {"lost", 362}, {"made", 1249}, {"make", 860}, {"making", 353}, {"male", 841}, {"man", 905}, {"many", 344}, {"march", 326},
    {"may", 1312}, {"me", 2515}, {"men", 561}, {"might", 525}, {"miss", 308}, {"missing", 452}, {"months", 308}, {"more", 1321},
    {"morning", 362}, {"most", 443}, {"mr", 1258}, {"mrs", 516}, {"ms", 896}, {"much", 570}, {"must", 534}, {"my", 3637},
    {"name", 371}, {"need", 606}, {"never", 597}, {"new", 850}, {"next", 389}, {"night", 398}, {"no", 3474}, {"not", 5700},
    {"notes", 498}, {"nothing", 534}, {"now", 1022}, {"number", 733}, {"of", 25857}, {"off", 814}, {"offence", 416},
    {"offer", 380}, {"office", 778}, {"officer", 470}, {"okay", 507}, {"old", 932}, {"on", 8776}, {"once", 425}, {"one", 2271},
    {"only", 823}, {"open", 688}, {"or", 4515}, {"order", 697}, {"other", 1366}, {"our", 760}, {"out", 2307}, {"over", 1149},
    {"own", 832}, {"pain", 1710}, {"part", 624}, {"past", 416}, {"patient", 4243}, {"pc", 362}, {"people", 443}, {"per", 335},
    {"period", 371}, {"person", 932}, {"phone", 651}, {"place", 570}, {"plan", 326}, {"point", 480}, {"police", 525},
    {"policy", 326}, {"poor", 299}, {"possible", 353}, {"post", 642}, {"power", 308}, {"present", 362}, {"previous", 353},
    {"problems", 344}, {"provide", 570}, {"provided", 443}, {"public", 796}, {"put", 534}, {"q", 724}, {"read", 344},
    {"received", 326}, {"referral", 335}, {"regulations", 968}, {"relevant", 778}, {"report", 715}, {"reports", 570},
    {"required", 380}, {"review", 470}, {"right", 1221}, {"ring", 380}, {"risk", 407}, {"room", 452}, {"said", 923},
    {"same", 489}, {"saw", 561}, {"say", 1095}, {"scheme", 344}, {"school", 344}, {"second", 416}, {"secretary", 344},
    {"section", 778}, {"see", 1357}, {"seen", 823}, {"service", 507}, {"services", 371}, {"set", 516}, {"she", 7374},
    {"should", 1158}, {"significant", 317}, {"since", 887}, {"sir", 317}, {"so", 2280}, {"some", 1348}, {"something", 407},
    {"specific", 326}, {"state", 525}, {"statement", 389}, {"states", 751}, {"still", 660}, {"subject", 326},
    {"subsection", 579}, {"such", 1031}, {"support", 525}, {"sure", 335}, {"suspect", 371}, {"symptoms", 308}, {"system", 407},
    {"take", 760}, {"taken", 516}, {"taking", 588}, {"team", 398}, {"tell", 425}, {"terms", 353}, {"than", 932},
    {"that", 13254}, {"that's", 407}, {"the", 60979}, {"their", 1629}, {"them", 1393}, {"then", 1312}, {"there", 2940},
    {"therefore", 326}, {"these", 1565}, {"they", 2968}, {"think", 941}, {"this", 5510}, {"those", 1140}, {"thought", 299},
    {"three", 489}, {"through", 1013}, {"time", 1945}, {"to", 30544}, {"today", 633}, {"told", 905}, {"too", 335},
    {"took", 688}, {"two", 1828}, {"uk", 697}, {"under", 1511}, {"unit", 371}, {"until", 389}, {"up", 1601}, {"upon", 452},
    {"us", 1004}, {"use", 633}, {"used", 670}, {"using", 317}, {"very", 778}, {"victim", 480}, {"view", 362}, {"was", 10848},
    {"way", 489}, {"we", 2886}, {"weeks", 407}, {"well", 1285}, {"went", 633}, {"were", 3148}, {"what", 2189}, {"when", 2117},
    {"where", 1104}, {"whether", 525}, {"which", 3872}, {"while", 434}, {"who", 2904}, {"why", 407}, {"wife", 317},
    {"will", 3338}, {"with", 7645}, {"within", 371}, {"without", 588}, {"work", 660}, {"would", 2895}, {"yeah", 308},
    {"year", 968}, {"years", 869}, {"yes", 778}, {"you", 5257}, {"your", 1339},
};

constexpr double rare = 10;

}  // namespace

double occurrences_per_million(std::string_view word) noexcept {
  const auto* const found = std::lower_bound(std::begin(counts), std::end(counts), word,
                                             [](const Count& count, std::string_view w) { return count.word < w; });
  return found != std::end(counts) && found->word == word ? found->per_million : rare;
}

}  // namespace unblame
